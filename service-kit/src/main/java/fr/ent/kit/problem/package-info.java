/** Errors as RFC 9457 problems towards programs and as a page towards people, from one exception. */
package fr.ent.kit.problem;
