package fr.ent.connector.directory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Set;

/** What we read of {@code fr.ent.sso.structure.changed.v1}. */
@JsonIgnoreProperties(ignoreUnknown = true)
record StructureChanged(String uai, String name, String type, String city, Set<String> parents) {}
