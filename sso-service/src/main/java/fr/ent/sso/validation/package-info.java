/** The validation endpoints of CAS 1, 2 and 3, and how their answers are written. */
package fr.ent.sso.validation;
