package fr.ent.sso.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small national feed, made up; names and order of the files are as they come. */
final class AafSamples {
    private static final Charset LATIN = Charset.forName("ISO-8859-15");

    private AafSamples() {}

    static byte[] archive(int number, String jointure, String uai) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, "ENT_Complet_Eleve_0000.xml", person(number + "01", "Eleve", """
                    <attr name="ENTPersonDateNaissance"><value>06/06/2011</value></attr>
                    <attr name="sn"><value>RODRIGUEZ%1$d</value></attr><attr name="givenName"><value>Michèle</value></attr>
                    <attr name="ENTEleveAutoriteParentale"><value>%1$d02</value></attr>
                    <attr name="ENTElevePersRelEleve"><value>%1$d02$1$0$1$0$0</value><value>%1$d99$9$0$0$1$0</value></attr>
                    <attr name="ENTEleveMEF"><value>10210001110</value></attr>
                    <attr name="ENTPersonStructRattach"><value>%2$s</value></attr>
                    <attr name="ENTEleveClasses"><value>%2$s$4E3</value><value>inconnue$4E5</value></attr>
                    <attr name="ENTEleveGroupes"><value>%2$s$4DP3</value></attr>
                    """.formatted(number, jointure)));
            add(
                    zip,
                    "ENT_Complet_EtabEducNat_0000.xml",
                    record("categorieStructure", "EtabEducNat", jointure, """
                    <attr name="ENTStructureJointure"><value>%1$s</value></attr>
                    <attr name="ENTStructureUAI"><value>%2$s</value></attr>
                    <attr name="ENTStructureNomCourant"><value>CLG-LA CHÊNAIE</value></attr>
                    <attr name="ENTStructureTypeStruct"><value>COLLEGE</value></attr>
                    """.formatted(jointure, uai)));
            add(zip, "ENT_Complet_MatiereEducNat_0000.xml", record("categorieMatiere", "Matiere", "0610", """
                    <attr name="ENTMatJointure"><value>0610</value></attr>
                    <attr name="ENTLibelleMatiere"><value>PHYSIQUE</value></attr>
                    """));
            add(
                    zip,
                    "ENT_Complet_PersEducNat_0000.xml",
                    person(number + "03", "PersEducNat", """
                    <attr name="sn"><value>CLAVIER%1$d</value></attr><attr name="givenName"><value>CHRISTIAN</value></attr>
                    <attr name="mail"><value>prof@ac-lyon.fr</value></attr>
                    <attr name="ENTPersonStructRattach"><value>%2$s</value></attr>
                    <attr name="ENTAuxEnsClassesMatieres"><value>%2$s$4E3$0610</value></attr>
                    <attr name="ENTPersonFonctions"><value>%2$s$ENS$ENSEIGNEMENT$L1600$PHYSIQUE</value></attr>
                    <attr name="PersEducNatPresenceDevantEleves"><value>O</value></attr>
                    """.formatted(number, jointure))
                            + person(number + "04", "PersEducNat", """
                    <attr name="sn"><value>BUREAU%1$d</value></attr><attr name="givenName"><value>Anne</value></attr>
                    <attr name="ENTPersonStructRattach"><value>%2$s</value></attr>
                    <attr name="ENTPersonFonctions"><value>%2$s$ADM$ADMINISTRATION$P0000$SECRETARIAT</value></attr>
                    <attr name="PersEducNatPresenceDevantEleves"><value>N</value></attr>
                    """.formatted(number, jointure)));
            add(zip, "ENT_Complet_PersRelEleve_0000.xml", person(number + "02", "PersRelEleve", """
                    <attr name="sn"><value>VAN DAMME%1$d</value></attr><attr name="givenName"><value>Jean-Claude</value></attr>
                    <attr name="homePhone"><value>+33 4 13 34 56 78</value></attr>
                    <attr name="ENTPersonCodePostal"><value>69110</value></attr>
                    """.formatted(number)));
            zip.putNextEntry(new ZipEntry("ficAlimMENESR.dtd"));
            zip.write("<!ELEMENT ficAlimMENESR ANY>".getBytes(LATIN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String records) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?>\n"
                        + "<!DOCTYPE ficAlimMENESR SYSTEM \"ficAlimMENESR.dtd\">\n<ficAlimMENESR>\n"
                        + records
                        + "</ficAlimMENESR>\n")
                .getBytes(LATIN));
    }

    private static String person(String id, String category, String attributes) {
        return record(
                "categoriePersonne",
                category,
                id,
                "<attr name=\"ENTPersonJointure\"><value>" + id + "</value></attr>\n" + attributes);
    }

    private static String record(String kind, String category, String id, String attributes) {
        return """
                <addRequest>
                <operationalAttributes><attr name="%s"><value>%s</value></attr></operationalAttributes>
                <identifier><id>%s</id></identifier>
                <attributes>
                %s</attributes>
                </addRequest>
                """.formatted(kind, category, id, attributes);
    }
}
