/** « Tester »: a dry run of a connector for one person, step by step, that says what is wrong and what to do. */
package fr.ent.connector.trial;
