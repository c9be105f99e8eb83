package fr.ent.sso.admin;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of « Administration »; templates read them as {@code admin:}. Written in messages/admin_fr and admin_en. */
@MessageBundle(value = "admin", locale = "fr")
interface AdminMessages {
    @Message
    String title();

    @Message
    String homeLead();

    @Message
    String peopleTitle();

    @Message
    String peopleWhat();

    @Message
    String importsWhat();

    @Message
    String activationsWhat();

    @Message
    String logoutsWhat();

    @Message
    String credentials();

    @Message
    String journalTitle();

    @Message
    String journalWhat();

    @Message
    String connectorsTitle();

    @Message
    String connectorsWhat();

    @Message
    String pronoteTitle();

    @Message
    String pronoteWhat();

    @Message
    String apiTitle();

    @Message
    String apiWhat();

    @Message
    String structure();

    @Message
    String structureAll();

    @Message
    String structurePlaceholder();

    @Message
    String structureUnknown(String typed);

    @Message
    String structureNone(String typed);

    @Message
    String search();

    @Message
    String searchHelp();

    @Message
    String state();

    @Message
    String stateAny();

    @Message
    String stateActive();

    @Message
    String stateBlocked();

    @Message
    String stateLeaving();

    @Message
    String stateMerged();

    @Message
    String stateLeavingOn(String date);

    @Message
    String show();

    @Message
    String resultCount(int total, boolean more);

    @Message
    String caption();

    @Message
    String name();

    @Message
    String login();

    @Message
    String profiles();

    @Message
    String structures();

    @Message
    String emptySearch();

    @Message
    String pages();

    @Message
    String previousPage();

    @Message
    String nextPage();

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
    String identity();

    @Message
    String birthDate();

    @Message
    String email();

    @Message
    String externalId();

    @Message
    String source();

    @Message
    String sourceManual();

    @Message
    String sourceCsv();

    @Message
    String sourceAaf();

    @Message
    String mainStructure();

    @Message
    String unknown();

    @Message
    String groups();

    @Message
    String noGroups();

    @Message
    String groupProfile();

    @Message
    String groupClass();

    @Message
    String groupFunctional();

    @Message
    String groupManual();

    @Message
    String groupFunction();

    @Message
    String functions();

    @Message
    String noFunctions();

    @Message
    String functionAdmc();

    @Message
    String functionAdml(String where);

    @Message
    String functionPronote(String where);

    @Message
    String guardians();

    @Message
    String pupils();

    @Message
    String sessions();

    @Message
    String noSessions();

    @Message
    String device();

    @Message
    String unknownDevice();

    @Message
    String address();

    @Message
    String since();

    @Message
    String lastUse();

    @Message
    String sites();

    @Message
    String action();

    @Message
    String close();

    @Message
    String closeNamed(String device);

    @Message
    String closeAll();

    @Message
    String access();

    @Message
    String changeLogin();

    @Message
    String block();

    @Message
    String unblock();

    @Message
    String delete();

    @Message
    String restore();

    @Message
    String merge();

    @Message
    String readOnly();

    @Message
    String shared();

    @Message
    String oneself();

    @Message
    String blockedNotice();

    @Message
    String leavingNotice(String date);

    @Message
    String mergedNotice(String date);

    @Message
    String merges();

    @Message
    String mergeLine(String login, String date);

    @Message
    String mergeUndone(String date);

    @Message
    String mergeFinal();

    @Message
    String undoMerge(String date);

    @Message
    String acts();

    @Message
    String noActs();

    @Message
    String allActs();

    @Message
    String at();

    @Message
    String actor();

    @Message
    String theService();

    @Message
    String doneLogin();

    @Message
    String doneBlocked();

    @Message
    String doneUnblocked();

    @Message
    String doneDeleted();

    @Message
    String doneRestored();

    @Message
    String doneMerged();

    @Message
    String doneUnmerged();

    @Message
    String doneSession();

    @Message
    String doneSessions();

    @Message
    String cancel();

    @Message
    String loginTitle(String name);

    @Message
    String loginEffect();

    @Message
    String loginKept(String login);

    @Message
    String newLogin();

    @Message
    String newLoginHelp();

    @Message
    String blockTitle(String name);

    @Message
    String blockEffect(String login);

    @Message
    String deleteTitle(String name);

    @Message
    String deleteEffect();

    @Message
    String deleteLogin();

    @Message
    String deleteLoginHelp(String login);

    @Message
    String mergeTitle(String name);

    @Message
    String mergeLead(String login);

    @Message
    String candidates();

    @Message
    String noCandidates();

    @Message
    String sameName();

    @Message
    String sameBirthDate();

    @Message
    String sameEmail();

    @Message
    String examine(String login);

    @Message
    String otherAccount();

    @Message
    String compare();

    @Message
    String kept();

    @Message
    String gone();

    @Message
    String gains();

    @Message
    String gainsNothing();

    @Message
    String gainsTies(int count);

    @Message
    String gainsExternalId(String id);

    @Message
    String losses();

    @Message
    String losesLogin(String login);

    @Message
    String losesFunction(String function);

    @Message
    String warnName();

    @Message
    String warnBirthDate();

    @Message
    String warnSource();

    @Message
    String mergeUndoUntil(String date);

    @Message
    String mergeConfirm(String gone, String kept);
}
