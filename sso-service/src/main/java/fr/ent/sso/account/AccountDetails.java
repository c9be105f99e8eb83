package fr.ent.sso.account;

import java.time.Instant;
import java.util.List;

/**
 * All the directory holds of a person, for those who administer her.
 *
 * @param externalId what her source knows her by; null for accounts made by hand
 * @param source MANUAL, CSV or AAF
 * @param missingSince since when her source no longer has her; null while it has
 * @param version rises with each change
 */
public record AccountDetails(
        Member member,
        String email,
        String academicEmail,
        String phone,
        String mobile,
        String address,
        String city,
        String mainStructure,
        String course,
        List<String> subjects,
        String externalId,
        String source,
        Instant missingSince,
        long version) {}
