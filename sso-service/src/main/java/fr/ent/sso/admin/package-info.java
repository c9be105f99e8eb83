/** The pages of « Administration »: find a person, see and act. What the acts do is in {@code lifecycle}. */
package fr.ent.sso.admin;
