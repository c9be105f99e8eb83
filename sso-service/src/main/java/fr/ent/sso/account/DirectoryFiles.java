package fr.ent.sso.account;

import java.io.Reader;

/**
 * The files of one import. Cells that hold several values separate them by {@code |}.
 *
 * @param structures {@code uai;name;type;city;parents}
 * @param groups {@code structure;name;type;profile}; people join PROFILE groups by their profile
 * @param accounts {@code login;lastName;firstName;birthDate;zipCode;profiles;structures;functions;groups}
 */
public record DirectoryFiles(Reader structures, Reader groups, Reader accounts) {}
