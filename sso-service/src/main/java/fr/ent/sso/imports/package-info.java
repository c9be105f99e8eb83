/**
 * Takes schools, people, classes and guardians over from files: CSV and the national AAF feed become the same staged
 * rows, which are checked, compared with what is there, and written by one writer. How accounts look is not here.
 */
package fr.ent.sso.imports;
