package fr.ent.connector;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of our pages; templates read them as {@code msg:}. Written in messages/msg_fr and msg_en. */
@MessageBundle(locale = "fr")
interface Messages {
    @Message
    String applications();

    @Message
    String connectorsTitle();

    @Message
    String pronote();

    @Message
    String structure();

    @Message
    String structureChoose();

    @Message
    String structurePlaceholder();

    @Message
    String structureFirst();

    @Message
    String searchConnector();

    @Message
    String show();

    @Message
    String createConnector();

    @Message
    String save();

    @Message
    String cancel();

    @Message
    String resultCount(long total);

    @Message
    String listCaption(String name);

    @Message
    String columnIcon();

    @Message
    String columnName();

    @Message
    String columnAddress();

    @Message
    String columnGroups();

    @Message
    String columnState();

    @Message
    String casNone();

    @Message
    String groupCount(int count);

    @Message
    String stateLocked();

    @Message
    String stateInherited(String name);

    @Message
    String stateHidden();

    @Message
    String stateOpen();

    @Message
    String pages();

    @Message
    String previousPage();

    @Message
    String nextPage();

    @Message
    String emptySearch();

    @Message
    String emptyList();

    @Message
    String emptyListNext();

    @Message
    String errorPrefix();

    @Message
    String errorSummary();

    @Message
    String doneCreated();

    @Message
    String doneChanged();

    @Message
    String doneDeleted();

    @Message
    String doneLocked();

    @Message
    String doneUnlocked();

    @Message
    String noticeLocked(String reason);

    @Message
    String noticeInherited(String name);

    @Message
    String tabs();

    @Message
    String tabProperties();

    @Message
    String tabRights();

    @Message
    String tabMass();

    @Message
    String tabHistory();

    @Message
    String tabHealth();

    @Message
    String tabTrial();

    @Message
    String tabExplanation();

    @Message
    String visibilityNote();

    @Message
    String connector();

    @Message
    String preview();

    @Message
    String previewAgain();

    @Message
    String tileNameless();

    @Message
    String linkSettings();

    @Message
    String identifier();

    @Message
    String identifierHelp();

    @Message
    String displayName();

    @Message
    String displayNameHelp();

    @Message
    String icon();

    @Message
    String iconHelp();

    @Message
    String url();

    @Message
    String urlHelp();

    @Message
    String target();

    @Message
    String targetNewPage();

    @Message
    String targetPage();

    @Message
    String targetFrame();

    @Message
    String inherits();

    @Message
    String signOnNote();

    @Message
    String showSignOn();

    @Message
    String casFields();

    @Message
    String casHelp();

    @Message
    String casType();

    @Message
    String casTypeHelp();

    @Message
    String casPattern();

    @Message
    String casPatternHelp();

    @Message
    String proxyCallbacks();

    @Message
    String proxyCallbacksHelp();

    @Message
    String singleLogout();

    @Message
    String logoutBackChannel();

    @Message
    String logoutFrontChannel();

    @Message
    String logoutNone();

    @Message
    String singleLogoutHelp();

    @Message
    String oauthFields();

    @Message
    String transferSession();

    @Message
    String scope();

    @Message
    String scopeHelp();

    @Message
    String secret();

    @Message
    String secretHelp();

    @Message
    String secretKept();

    @Message
    String secretReplace();

    @Message
    String secretChoose();

    @Message
    String generateSecret();

    @Message
    String newSecretTitle();

    @Message
    String newSecretOnce();

    @Message
    String grantType();

    @Message
    String grantCode();

    @Message
    String grantClient();

    @Message
    String grantPassword();

    @Message
    String grantTypeHelp();

    @Message
    String redirectUris();

    @Message
    String redirectUrisHelp();

    @Message
    String postLogoutRedirectUris();

    @Message
    String postLogoutRedirectUrisHelp();

    @Message
    String certificateUrl();

    @Message
    String certificateUrlHelp();

    @Message
    String logoutUrl();

    @Message
    String logoutUrlHelp();

    @Message
    String deleteLink();

    @Message
    String deleteTitle(String name);

    @Message
    String deleteEffect(int groups);

    @Message
    String deleteName();

    @Message
    String deleteNameHelp(String name);

    @Message
    String deleteAction();

    @Message
    String lock();

    @Message
    String lockReason();

    @Message
    String lockHelp();

    @Message
    String lockAction();

    @Message
    String unlockAction();

    @Message
    String colon();

    @Message
    String doneDraft();

    @Message
    String donePublished();

    @Message
    String warningsTitle();

    @Message
    String warningPrefix();

    @Message
    String useSuggestion(String name);

    @Message
    String noticeDraft();

    @Message
    String publish();

    @Message
    String saveDraft();

    @Message
    String unpublish();

    @Message
    String duplicate();

    @Message
    String category();

    @Message
    String categoryNone();

    @Message
    String categoryCommunication();

    @Message
    String categoryPedagogy();

    @Message
    String categorySchoolLife();

    @Message
    String categoryOrganisation();

    @Message
    String categoryHelp();

    @Message
    String mobileUrl();

    @Message
    String mobileUrlHelp();

    @Message
    String availability();

    @Message
    String opensAt();

    @Message
    String opensAtHelp(String zone);

    @Message
    String closesAt();

    @Message
    String closesAtHelp(String zone);

    @Message
    String maintenance();

    @Message
    String maintenanceHelp();

    @Message
    String inheritsHelp();

    @Message
    String excludedStructures();

    @Message
    String exclusionsHelp();

    @Message
    String exclusionsTyped();

    @Message
    String noExclusions();

    @Message
    String samples();

    @Message
    String samplesHelp();

    @Message
    String samplesTry();

    @Message
    String sampleMatched();

    @Message
    String sampleUnmatched();

    @Message
    String samplesEmpty();

    @Message
    String chooseTemplate();

    @Message
    String hostedUai();

    @Message
    String hostedUaiHelp();

    @Message
    String hostedWillBe(String name);

    @Message
    String wholeForm();

    @Message
    String stateDraft();

    @Message
    String stateNotYetOpen();

    @Message
    String stateClosed();

    @Message
    String stateMaintenance();

    @Message
    String opensOn(String when);

    @Message
    String closedSince(String when);

    @Message
    String toolbar();

    @Message
    String toolExport();

    @Message
    String toolImport();

    @Message
    String toolCopy();

    @Message
    String toolDeleted();

    @Message
    String noStructure();

    @Message
    String oneStructureOf();

    @Message
    String listHelp();

    @Message
    String noticeInheritedWhy();

    @Message
    String iconUpload();

    @Message
    String toolFavourites();
}
