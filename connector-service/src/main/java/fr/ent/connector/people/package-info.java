/** What sso-service is asked about people: it alone knows accounts and memberships. */
package fr.ent.connector.people;
