package fr.ent.connector.myapps;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of « Mes applis »; templates read them as {@code myapps:}. Written in messages/myapps_fr and myapps_en. */
@MessageBundle(value = "myapps", locale = "fr")
interface MyAppsMessages {
    @Message
    String title();

    @Message
    String headings();

    @Message
    String shelf(Shelf shelf);

    @Message
    String search();

    @Message
    String searchAction();

    @Message
    String found(int count);

    @Message
    String newWindow();

    @Message
    String unpublished();

    @Message
    String opens(String moment);

    @Message
    String closed(String moment);

    /** The first day of a month. */
    @Message
    String firstOf(String month);

    @Message
    String moment(String date, String time);

    @Message
    String chooseSchool();

    @Message
    String add();

    @Message
    String remove();

    @Message
    String up();

    @Message
    String down();

    @Message
    String about(String name);

    @Message
    String added(String name);

    @Message
    String removed(String name);

    @Message
    String moved(String name);

    @Message
    String reset();

    @Message
    String resetDone();

    @Message
    String proposedNote();

    @Message
    String chosenNote();

    @Message
    String none();

    @Message
    String noneFound();

    @Message
    String noneFavourite();

    @Message
    String noneFavouriteNext();

    @Message
    String noneHere();

    @Message
    String showAll();

    @Message
    String askStudent(String schools);

    @Message
    String askRelative(String schools);

    @Message
    String askStaff(String schools);

    @Message
    String askOther(String schools);

    @Message
    String accepted();

    @Message
    String defaultsTitle();

    @Message
    String defaultsChoose();

    @Message
    String defaultsStructure();

    @Message
    String defaultsStructureHelp();

    @Message
    String defaultsShow();

    @Message
    String defaultsNone();

    @Message
    String defaultsIntro();

    @Message
    String profiles();

    @Message
    String profile(Profile profile);

    @Message
    String proposedTo(Profile profile);

    @Message
    String proposedNone();

    @Message
    String others();

    @Message
    String othersSearch();

    @Message
    String othersNone();

    @Message
    String othersMore();

    @Message
    String propose();

    @Message
    String saved();

    @Message
    String console();
}
