/** « Mon compte »: what a person sees and changes of her own account. What an administrator does is not here. */
package fr.ent.sso.me;
