package fr.ent.kit.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages' common parts; templates read them as {@code kit:}. Written in messages/kit_fr and kit_en. */
@MessageBundle(value = "kit", locale = "fr")
interface KitMessages {
    @Message
    String platform();

    @Message
    String skip();

    @Message
    String otherLanguage();

    @Message
    String logout();

    @Message
    String navigation();

    @Message
    String menuApps();

    @Message
    String menuConnectors();

    @Message
    String menuPronote();

    @Message
    String problemReference(String reference);

    @Message
    String problemHome();

    @Message
    String accessibilityTitle();

    @Message
    String accessibilityNon();

    @Message
    String accessibilityPartial();

    @Message
    String accessibilityFull();

    @Message
    String accessibilityBody();

    @Message
    String accessibilityReport();

    @Message
    String accessibilityReportMissing();

    @Message
    String openApi();
}
