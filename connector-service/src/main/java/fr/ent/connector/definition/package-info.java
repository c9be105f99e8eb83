/** Links and connectors: what they are, who may write them, their REST and pages. Not who may use them. */
package fr.ent.connector.definition;
