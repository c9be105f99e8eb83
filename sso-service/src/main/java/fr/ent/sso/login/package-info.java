/** /cas/login: asks for the password, opens the session and sends people on to the site they wanted. */
package fr.ent.sso.login;
