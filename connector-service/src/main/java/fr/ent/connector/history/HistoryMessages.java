package fr.ent.connector.history;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of « Historique » and « Connecteurs supprimés »; templates read them as {@code history:}. */
@MessageBundle(value = "history", locale = "fr")
interface HistoryMessages {
    @Message
    String title();

    @Message
    String intro();

    @Message
    String empty();

    @Message
    String deletedNotice();

    @Message
    String backToDeleted();

    @Message
    String locked(String reason);

    @Message
    String by(String who, String when);

    @Message
    String system();

    @Message
    String forgotten();

    @Message
    String kindCreated();

    @Message
    String kindChanged();

    @Message
    String kindRights();

    @Message
    String kindUndone();

    @Message
    String kindMass();

    @Message
    String kindLocked();

    @Message
    String kindUnlocked();

    @Message
    String kindDeleted();

    @Message
    String kindRestored();

    @Message
    String kindFound();

    @Message
    String beforeUnknown();

    @Message
    String nothingVisible();

    @Message
    String secretChanged();

    @Message
    String caption(String what, String when);

    @Message
    String columnField();

    @Message
    String columnBefore();

    @Message
    String columnAfter();

    @Message
    String columnNow();

    @Message
    String columnThen();

    @Message
    String none();

    @Message
    String yes();

    @Message
    String no();

    @Message
    String granted();

    @Message
    String revoked();

    @Message
    String denied();

    @Message
    String allowed();

    @Message
    String rulesAdded();

    @Message
    String rulesRemoved();

    @Message
    String groupUntil(String name, String when);

    @Message
    String groupUnknown(String id);

    @Message
    String person(String name);

    @Message
    String personUnknown(String id);

    @Message
    String rule(String structure, String kind, String profile);

    @Message
    String ruleClass();

    @Message
    String ruleFunctional();

    @Message
    String profileTeacher();

    @Message
    String profileStudent();

    @Message
    String profileRelative();

    @Message
    String profilePersonnel();

    @Message
    String profileGuest();

    @Message
    String seeVersion();

    @Message
    String seeUndo();

    @Message
    String seeRevive();

    @Message
    String older();

    @Message
    String newer();

    @Message
    String pages();

    @Message
    String planVersion(String when);

    @Message
    String planUndo(String when);

    @Message
    String planRevive(String name);

    @Message
    String planVersionEffect();

    @Message
    String planUndoEffect();

    @Message
    String planReviveEffect();

    @Message
    String planNothing();

    @Message
    String planSecret();

    @Message
    String planCaption();

    @Message
    String skippedTitle();

    @Message
    String skippedGone(String name);

    @Message
    String skippedElsewhere(String name);

    @Message
    String skippedEnded(String name);

    @Message
    String skippedChangedSince(String name);

    @Message
    String doVersion();

    @Message
    String doUndo();

    @Message
    String doRevive();

    @Message
    String cancel();

    @Message
    String doneVersion();

    @Message
    String doneUndo();

    @Message
    String doneRevive();

    @Message
    String newSecretTitle();

    @Message
    String newSecretOnce();

    @Message
    String refused();

    @Message
    String errorPrefix();

    @Message
    String deletedTitle();

    @Message
    String deletedEmpty();

    @Message
    String deletedEmptyNext();

    @Message
    String deletedCaption(String name);

    @Message
    String columnConnector();

    @Message
    String columnAddress();

    @Message
    String columnDeleted();

    @Message
    String columnAction();

    @Message
    String history(String name);

    @Message
    String reviveNamed(String name);

    @Message
    String fieldIdentifier();

    @Message
    String fieldDisplayName();

    @Message
    String fieldIcon();

    @Message
    String fieldUrl();

    @Message
    String fieldTarget();

    @Message
    String fieldInherits();

    @Message
    String fieldCas();

    @Message
    String fieldCasType();

    @Message
    String fieldCasPattern();

    @Message
    String fieldProxyCallbacks();

    @Message
    String fieldSingleLogout();

    @Message
    String fieldOauth();

    @Message
    String fieldTransferSession();

    @Message
    String fieldScope();

    @Message
    String fieldGrantType();

    @Message
    String fieldRedirectUris();

    @Message
    String fieldPostLogoutRedirectUris();

    @Message
    String fieldCertificateUrl();

    @Message
    String fieldLogoutUrl();

    @Message
    String fieldDraft();

    @Message
    String fieldCategory();

    @Message
    String fieldMobileUrl();

    @Message
    String fieldOpensAt();

    @Message
    String fieldClosesAt();

    @Message
    String fieldMaintenance();

    @Message
    String fieldExcludedStructures();

    @Message
    String targetNewPage();

    @Message
    String targetPage();

    @Message
    String targetFrame();

    @Message
    String logoutBackChannel();

    @Message
    String logoutFrontChannel();

    @Message
    String logoutNone();

    @Message
    String categoryCommunication();

    @Message
    String categoryPedagogy();

    @Message
    String categorySchoolLife();

    @Message
    String categoryOrganisation();
}
