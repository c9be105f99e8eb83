/** Who calls, as the access token says it. What a function allows is decided by each service. */
package fr.ent.kit.security;
