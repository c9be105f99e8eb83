/** OAuth 2 and OpenID Connect for our own consoles, scripts and REST: the provider, and the check of its own tokens. */
package fr.ent.sso.oauth;
