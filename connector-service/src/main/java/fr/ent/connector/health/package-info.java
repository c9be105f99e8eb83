/**
 * « Santé »: how the sign-ins by connectors go, from the events of sso-service and pronote-gateway: what is kept of
 * them, the page of a connector, the list of those in trouble, alerts. Nothing here changes a connector.
 */
package fr.ent.connector.health;
