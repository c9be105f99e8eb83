/** People, their schools, groups, functions and passwords, and what the other services hear of them. No session. */
package fr.ent.sso.account;
