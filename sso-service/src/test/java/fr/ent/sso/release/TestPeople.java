package fr.ent.sso.release;

import fr.ent.sso.account.Account;
import fr.ent.sso.account.Profile;
import fr.ent.sso.release.Person.Relative;
import fr.ent.sso.release.Person.School;
import fr.ent.sso.release.Person.Team;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** People of every kind, with all that could be known of them. */
enum TestPeople {
    TEACHER {
        @Override
        Subject subject() {
            return told(
                    account("bernard.gaudin", "GAUDIN", "Bernard", "1975-03-14", "75011", Profile.TEACHER),
                    new Person(
                            "PARIS-1234567",
                            "bernard@example.org",
                            "bernard.gaudin@ac-paris.example",
                            "0102030405",
                            "0611111111",
                            "3 rue des Lilas",
                            "Paris",
                            null,
                            List.of("ANGLAIS", "LATIN"),
                            List.of(MARTIN),
                            List.of(
                                    new Team("c-1", "1ère B", "M1$1B", Team.Kind.CLASS, MARTIN.uai()),
                                    new Team("c-2", "2nde A", "M1$2A", Team.Kind.CLASS, MARTIN.uai()),
                                    new Team("g-1", "2A Anglais gr. 1", null, Team.Kind.FUNCTIONAL, MARTIN.uai()),
                                    new Team("m-1", "RESP-AFFECT-GAR", null, Team.Kind.MANUAL, MARTIN.uai())),
                            List.of(),
                            List.of()));
        }
    },
    PUPIL {
        @Override
        Subject subject() {
            return told(
                    account("lucas.armand", "ARMAND", "Lucas", "2008-09-05", "75020", Profile.STUDENT),
                    new Person(
                            "CRETEIL-7654321",
                            "lucas@example.org",
                            null,
                            null,
                            null,
                            null,
                            null,
                            "20010019110",
                            List.of("030201"),
                            List.of(MARTIN),
                            List.of(
                                    new Team("c-2", "2nde A", "M1$2A", Team.Kind.CLASS, MARTIN.uai()),
                                    new Team("g-1", "2A Anglais gr. 1", null, Team.Kind.FUNCTIONAL, MARTIN.uai())),
                            List.of(),
                            List.of(
                                    new Relative("p-1", "E-1", "ARMAND", "Paule", List.of()),
                                    new Relative("p-2", "E-2", "MOREL", "Jean", List.of()))));
        }
    },
    GUARDIAN {
        @Override
        Subject subject() {
            return told(
                    account("paule.armand", "ARMAND", "Paule", null, "75020", Profile.RELATIVE),
                    new Person(
                            "VERSAILLES-11",
                            "paule@example.org",
                            null,
                            "0202020202",
                            null,
                            "8 rue Haxo",
                            "Paris",
                            null,
                            List.of(),
                            List.of(MARTIN),
                            List.of(),
                            List.of(new Relative("e-1", "CRETEIL-7654321", "ARMAND", "Lucas", List.of(MARTIN.uai()))),
                            List.of()));
        }
    },
    STAFF {
        @Override
        Subject subject() {
            return told(
                    account("claire.martin", "MARTIN", "Claire", null, null, Profile.PERSONNEL),
                    new Person(
                            "ENT$42",
                            null,
                            "claire.martin@ac-paris.example",
                            null,
                            null,
                            null,
                            null,
                            null,
                            List.of(),
                            List.of(MARTIN),
                            List.of(),
                            List.of(),
                            List.of()));
        }
    },
    SEVERAL_PROFILES {
        @Override
        Subject subject() {
            return told(
                    account(
                            "zoe.darc",
                            "D'ARC & <FILS>",
                            "Zoé",
                            "1980-01-31",
                            "13001",
                            Profile.TEACHER,
                            Profile.RELATIVE),
                    new Person(
                            "AGRICOLE-5",
                            "zoe@example.org",
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            List.of("HISTOIRE"),
                            List.of(MARTIN),
                            List.of(new Team("c-2", "2nde A", "M1$2A", Team.Kind.CLASS, MARTIN.uai())),
                            List.of(new Relative("e-2", "E-22", "D'ARC", "Léo", List.of(FERRY.uai(), MARTIN.uai()))),
                            List.of()));
        }
    },
    SEVERAL_STRUCTURES {
        @Override
        Subject subject() {
            return told(
                    account("paul.roux", "ROUX", "Paul", "1969-12-01", "69003", Profile.TEACHER),
                    new Person(
                            "PARIS-CRIF-77",
                            "paul@example.org",
                            "paul.roux@ac-lyon.example",
                            null,
                            null,
                            null,
                            null,
                            null,
                            List.of("EPS"),
                            List.of(MAIN_FERRY, OTHER_MARTIN),
                            List.of(
                                    new Team("c-2", "2nde A", "M1$2A", Team.Kind.CLASS, MARTIN.uai()),
                                    new Team("c-9", "6e 3", null, Team.Kind.CLASS, FERRY.uai()),
                                    new Team("g-9", "Natation", null, Team.Kind.FUNCTIONAL, FERRY.uai()),
                                    new Team("m-9", "Valideur de commande", null, Team.Kind.MANUAL, FERRY.uai())),
                            List.of(),
                            List.of()));
        }
    },
    MISSING_DATA {
        @Override
        Subject subject() {
            return told(
                    account("lea.vide", "VIDE", "", null, null, Profile.STUDENT),
                    new Person(
                            ID.toString(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of()));
        }
    },
    GUEST {
        @Override
        Subject subject() {
            return told(
                    account("jean.invite", "INVITÉ", "Jean", null, null, Profile.GUEST),
                    new Person(
                            "E-9",
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            List.of(),
                            List.of(MARTIN),
                            List.of(),
                            List.of(),
                            List.of()));
        }
    };

    static final UUID ID = UUID.fromString("3f2b8c1e-0000-4000-8000-000000000001");
    static final UUID CONNECTOR = UUID.fromString("c0c0c0c0-0000-4000-8000-000000000002");
    static final Occasion OCCASION = new Occasion(
            CONNECTOR, "https://site.example/?UAI=0900011A", Instant.parse("2026-09-01T06:30:00Z"), false, false);
    static final School MARTIN = new School("0900011A", "Lycée Paul Martin", "LYCEE POLYVALENT", "Belfort", "M1", true);
    static final School OTHER_MARTIN =
            new School("0900011A", "Lycée Paul Martin", "LYCEE POLYVALENT", "Belfort", "M1", false);
    static final School FERRY = new School("0900020H", "Collège Ferry", "COLLEGE", "Delle", null, false);
    static final School MAIN_FERRY = new School("0900020H", "Collège Ferry", "COLLEGE", "Delle", null, true);

    abstract Subject subject();

    static Subject told(Account account, Person person) {
        return new Subject(account, person, OCCASION, "00112233445566778899aabbccddeeff");
    }

    static Account account(
            String login, String last, String first, String birthDate, String zipCode, Profile... profiles) {
        return new Account(
                ID,
                login,
                last,
                first,
                birthDate == null ? null : LocalDate.parse(birthDate),
                zipCode,
                List.of(profiles),
                List.of(),
                false);
    }
}
