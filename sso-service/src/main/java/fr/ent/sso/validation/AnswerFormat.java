package fr.ent.sso.validation;

import java.util.Optional;

/** The parameter {@code format} (CAS 3.0 §2.5.1). */
enum AnswerFormat {
    XML,
    JSON;

    /** Empty when it is neither of the two, or given twice. */
    static Optional<AnswerFormat> of(CasParameters parameters) {
        if (!parameters.isGiven("format")) {
            return Optional.of(XML);
        }
        for (AnswerFormat format : values()) {
            if (parameters
                    .single("format")
                    .filter(format.name()::equalsIgnoreCase)
                    .isPresent()) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
