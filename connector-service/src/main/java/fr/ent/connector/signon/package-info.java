/** What a connector tells sso-service about single sign-on: service address, CAS and OAuth settings. */
package fr.ent.connector.signon;
