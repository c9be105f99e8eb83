package fr.ent.pronote.integration;

import fr.ent.pronote.identity.CategoryTable;
import fr.ent.pronote.identity.MissingBirthDate;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

/** « Intégration dans un ENT » of one base, with « Paramètres d’identification des utilisateurs ». */
@Entity
public class EntIntegration {
    /** « Configuration manuelle », as against a known ENT. */
    public static final String MANUAL = "MANUAL";

    @Id
    public String uai;

    /** « Activer l’authentification avec CAS ». */
    public boolean casEnabled;

    /** A known ENT's name, or {@link #MANUAL}. */
    public String ent = MANUAL;

    /** « URL du serveur CAS », the prefix without a slash at the end; empty when not set. */
    public String casUrl = "";

    @Enumerated(EnumType.STRING)
    public CasVersion casVersion = CasVersion.CAS_2;

    /** « lien direct »: {@code ?login=true} is honoured. */
    public boolean directAccess;

    public String lastNameAttribute = "nom";
    public String firstNameAttribute = "prenom";
    public String birthDateAttribute = "dateNaissance";
    public String postalCodeAttribute = "codePostal";
    public String categoriesAttribute = "categories";
    String categories = CategoryTable.DEFAULT.text();

    @Enumerated(EnumType.STRING)
    public MissingBirthDate missingBirthDate = MissingBirthDate.ACCEPT;

    @Enumerated(EnumType.STRING)
    public LoginChange loginChange = LoginChange.MOVE;

    @Enumerated(EnumType.STRING)
    public DriftPolicy drift = DriftPolicy.WARN;

    @Version
    public long version;

    static EntIntegration defaults(String uai) {
        EntIntegration integration = new EntIntegration();
        integration.uai = uai;
        return integration;
    }

    public CategoryTable categories() {
        return CategoryTable.of(categories);
    }

    void categories(CategoryTable table) {
        categories = table.text();
    }

    public String loginUrl() {
        return derived("/login");
    }

    public String validateUrl() {
        return derived(casVersion.validatePath());
    }

    public String logoutUrl() {
        return derived("/logout");
    }

    private String derived(String path) {
        return casUrl.isEmpty() ? "" : casUrl + path;
    }
}
