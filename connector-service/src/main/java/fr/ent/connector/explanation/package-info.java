/** Why a person sees a connector, or does not: each thing that gives it, and each that is missing. */
package fr.ent.connector.explanation;
