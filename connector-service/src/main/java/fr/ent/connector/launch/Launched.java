package fr.ent.connector.launch;

import java.util.UUID;

/**
 * The body of {@code fr.ent.connector.connector.launched.v1}.
 *
 * @param uai the school whose address it was; null when it is the same for several of the person's
 * @param device PHONE or COMPUTER
 */
record Launched(String account, UUID connector, String uai, String device) {}
