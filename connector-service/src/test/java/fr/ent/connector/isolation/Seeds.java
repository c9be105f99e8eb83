package fr.ent.connector.isolation;

import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Which worlds a run looks at: always the same, unless it is asked for others. */
final class Seeds {
    private Seeds() {}

    static Stream<Long> of(int worlds) {
        Long one = Long.getLong("isolation.seed");
        return one != null
                ? Stream.of(one)
                : LongStream.rangeClosed(1, Long.getLong("isolation.worlds", worlds))
                        .boxed();
    }
}
