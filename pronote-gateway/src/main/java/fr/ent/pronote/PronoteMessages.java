package fr.ent.pronote;

import fr.ent.pronote.identity.Field;
import fr.ent.pronote.identity.FieldCheck.Verdict;
import fr.ent.pronote.identity.Population;
import fr.ent.pronote.people.MappingSource;
import fr.ent.pronote.publication.JournalAction;
import fr.ent.pronote.publication.Space;
import fr.ent.pronote.recognition.FailureCause;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of this service's pages; templates read them as {@code msg:}. Written in messages/msg_fr and msg_en. */
@MessageBundle(locale = "fr")
public interface PronoteMessages {
    @Message
    String population(Population population);

    @Message
    String espace(Space space);

    @Message
    String field(Field field);

    @Message
    String verdict(Verdict verdict);

    @Message
    String cause(FailureCause cause);

    @Message
    String act(JournalAction act);

    @Message
    String source(MappingSource source);

    @Message
    String homeTitle();

    @Message
    String homeText();

    @Message
    String homeConsole();

    @Message
    String consoleTitle();

    @Message
    String consoleNone();

    @Message
    String baseName();

    @Message
    String baseState();

    @Message
    String baseUai();

    @Message
    String statePublished();

    @Message
    String stateStopped();

    @Message
    String stateSentencePublished();

    @Message
    String stateSentenceStopped();

    @Message
    String tabPublication();

    @Message
    String tabIntegration();

    @Message
    String tabResources();

    @Message
    String tabFailures();

    @Message
    String tabFailuresCount(long count);

    @Message
    String navBase();

    @Message
    String back();

    @Message
    String publish();

    @Message
    String stop();

    @Message
    String publicAddress();

    @Message
    String spacesTitle();

    @Message
    String spacesHelp();

    @Message
    String save();

    @Message
    String saved();

    @Message
    String journalTitle();

    @Message
    String journalNone();

    @Message
    String journalAt();

    @Message
    String journalWho();

    @Message
    String journalWhat();

    @Message
    String integrationTitle();

    @Message
    String integrationLocked();

    @Message
    String integrationRepublish();

    @Message
    String casLegend();

    @Message
    String casEnable();

    @Message
    String ent();

    @Message
    String entManual();

    @Message
    String casUrl();

    @Message
    String casUrlHelp();

    @Message
    String casVersion();

    @Message
    String loginUrl();

    @Message
    String validateUrl();

    @Message
    String logoutUrl();

    @Message
    String directAccess();

    @Message
    String directAccessHelp(String address);

    @Message
    String parametersTitle();

    @Message
    String parametersHelp();

    @Message
    String attributeLastName();

    @Message
    String attributeFirstName();

    @Message
    String attributeBirthDate();

    @Message
    String attributePostalCode();

    @Message
    String attributeCategories();

    @Message
    String categoriesLegend();

    @Message
    String categoriesHelp();

    @Message
    String policyLegend();

    @Message
    String policyBirth();

    @Message
    String policyBirthAccept();

    @Message
    String policyBirthRefuse();

    @Message
    String policyLogin();

    @Message
    String policyLoginMove();

    @Message
    String policyLoginDrop();

    @Message
    String policyDrift();

    @Message
    String policyDriftWarn();

    @Message
    String policyDriftBlock();

    @Message
    String errorsTitle();

    @Message
    String resourcesTitle();

    @Message
    String tableCaption(String population, long total);

    @Message
    String columnTitle();

    @Message
    String columnLastName();

    @Message
    String columnFirstNames();

    @Message
    String columnBirthDate();

    @Message
    String columnLogin();

    @Message
    String columnEmail();

    @Message
    String columnPronoteId();

    @Message
    String columnCasId();

    @Message
    String columnAddress1();

    @Message
    String columnAddress2();

    @Message
    String columnTown();

    @Message
    String columnPostalCode();

    @Message
    String columnProvince();

    @Message
    String columnParentSpace();

    @Message
    String columnParentSpaceLong();

    @Message
    String searchLabel();

    @Message
    String filterLinked();

    @Message
    String sortBy();

    @Message
    String filterAll();

    @Message
    String filterWith();

    @Message
    String filterWithout();

    @Message
    String show();

    @Message
    String noPeople();

    @Message
    String selectAll();

    @Message
    String selectRow(String name);

    @Message
    String bulkTitle();

    @Message
    String bulkRemove();

    @Message
    String bulkAllow();

    @Message
    String bulkClose();

    @Message
    String selectEverything(long total);

    @Message
    String edit();

    @Message
    String editOf(String name);

    @Message
    String editTitle(String name);

    @Message
    String editHelp();

    @Message
    String cancel();

    @Message
    String weakLink();

    @Message
    String driftedLink();

    @Message
    String parentSpaceYes();

    @Message
    String parentSpaceNo();

    @Message
    String parentsClosedBanner();

    @Message
    String parentsClosedLink();

    @Message
    String confirmRemoveTitle();

    @Message
    String confirmRemoveText(int count);

    @Message
    String confirmRemoveNone();

    @Message
    String confirmRemoveSome();

    @Message
    String confirmRemoveButton(int count);

    @Message
    String removedDone(int count);

    @Message
    String allowedDone(int count);

    @Message
    String closedDone(int count);

    @Message
    String nothingSelected();

    @Message
    String pages();

    @Message
    String previous();

    @Message
    String next();

    @Message
    String pageOf(int page, int pages);

    @Message
    String failuresTitle();

    @Message
    String failuresNone();

    @Message
    String failuresHelp();

    @Message
    String failuresShown(int shown, long total);

    @Message
    String failureSentOn();

    @Message
    String failureReference();

    @Message
    String failureLogin();

    @Message
    String failureCandidates();

    @Message
    String failureNoCandidate();

    @Message
    String failureLink();

    @Message
    String failureLinkOf(String name);

    @Message
    String failureReplaces(String casId);

    @Message
    String failureReject();

    @Message
    String failureDone();

    @Message
    String knownData();

    @Message
    String corrections();

    @Message
    String fieldColumn();

    @Message
    String informationLabel();

    @Message
    String email();

    @Message
    String telephone();

    @Message
    String failTitle();

    @Message
    String failIntro();

    @Message
    String failWhy();

    @Message
    String failHelp();

    @Message
    String failInformation();

    @Message
    String failContact();

    @Message
    String failOnlySending();

    @Message
    String failSend();

    @Message
    String sentTitle();

    @Message
    String sentText(String date, String reference);

    @Message
    String sentBack();

    @Message
    String choiceTitle();

    @Message
    String choiceText();

    @Message
    String espaceWelcome();

    @Message
    String espaceMimic();

    @Message
    String pronoteLogout();

    @Message
    String otherEspaces();

    @Message
    String loggedOutTitle();

    @Message
    String loggedOutText();

    @Message
    String loggedOutLink();

    @Message
    String loggedOutAgain();

    @Message
    String unpublishedTitle();

    @Message
    String unpublishedText();

    @Message
    String closedTitle();

    @Message
    String closedText();

    @Message
    String unknownPageTitle();

    @Message
    String unknownPageText();

    @Message
    String casOffTitle();

    @Message
    String casOffText();

    @Message
    String directTitle();

    @Message
    String directText();

    @Message
    String loopTitle();

    @Message
    String loopText();

    @Message
    String parentClosedTitle();

    @Message
    String parentClosedText();

    @Message
    String notYoursTitle(String espace);

    @Message
    String notYoursText();

    @Message
    String driftTitle();

    @Message
    String driftText();

    @Message
    String ticketTitle();

    @Message
    String ticketText();

    @Message
    String serviceTitle();

    @Message
    String serviceText();

    @Message
    String casRefusedTitle();

    @Message
    String casRefusedText();

    @Message
    String casDownTitle();

    @Message
    String casDownText();

    @Message
    String casSlowTitle();

    @Message
    String casSlowText();

    @Message
    String casOddTitle();

    @Message
    String casOddText();

    @Message
    String retry();

    @Message
    String retryRoot();

    @Message
    String failLastName();

    @Message
    String failFirstName();

    @Message
    String failBirthDate();

    @Message
    String failPostalCode();

    @Message
    String failEmail();

    @Message
    String failTelephone();

    @Message
    String casIdTaken(String casId, String name);

    @Message
    String verdictOf(String field, String verdict);
}
