package fr.ent.sso.credential;

import fr.ent.sso.account.Account;
import fr.ent.sso.database.Database;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Writes and sends what {@link MailOrders} holds. A failure is tried again; a mail may arrive twice, never not. */
@ApplicationScoped
class MailSender {
    private static final Logger LOG = Logger.getLogger(MailSender.class);
    /** One address of a family may stand for several accounts. */
    private static final int MOST_ACCOUNTS = 5;

    private final MailOrders orders;
    private final PasswordLinks links;
    private final Database database;
    private final Mailer mailer;

    MailSender(MailOrders orders, PasswordLinks links, Database database, Mailer mailer) {
        this.orders = orders;
        this.links = links;
        this.database = database;
        this.mailer = mailer;
    }

    private record Recipient(Account account, String email) {}

    @Scheduled(
            every = "{sso.mail.every}",
            delayed = "5s",
            identity = "mail-sender",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void send() {
        for (List<MailOrders.Order> batch = orders.take(); !batch.isEmpty(); batch = orders.take()) {
            batch.forEach(this::sendOne);
        }
    }

    private void sendOne(MailOrders.Order order) {
        try {
            recipients(order).forEach(recipient -> send(order, recipient));
            orders.done(order);
        } catch (RuntimeException e) {
            // The failure may quote the address: only its kind is noted.
            LOG.warnf(
                    "Mail %d not sent, attempt %d: %s",
                    order.id(), order.attempts(), e.getClass().getName());
        }
    }

    private void send(MailOrders.Order order, Recipient recipient) {
        CredentialMessages words = MessageBundles.get(
                CredentialMessages.class, Localized.Literal.of(order.language().getLanguage()));
        Account account = recipient.account();
        boolean changed = order.kind() == MailOrders.Kind.PASSWORD_CHANGED;
        TemplateInstance text = changed
                ? CredentialTemplates.mailChanged(account.displayName(), account.login(), links.askPage())
                : CredentialTemplates.mailLink(
                        account.displayName(), account.login(), links.create(account.id()), links.minutes());
        text.setLocale(order.language());
        mailer.send(Mail.withText(
                recipient.email(), changed ? words.mailChangedSubject() : words.mailLinkSubject(), text.render()));
    }

    /** Who has activated the account and whose address is known; nobody, when that is so. */
    private List<Recipient> recipients(MailOrders.Order order) {
        String found = order.account() == null ? "(lower(login) = lower(?) or lower(email) = lower(?))" : "id = ?";
        Object[] key =
                order.account() == null ? new Object[] {order.typed(), order.typed()} : new Object[] {order.account()};
        return database.list(
                "select * from account where " + found + " and email is not null and not blocked"
                        + " and password_hash is not null order by login limit " + MOST_ACCOUNTS,
                row -> new Recipient(Account.of(row), row.getString("email")),
                key);
    }
}
