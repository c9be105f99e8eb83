package fr.ent.connector.myapps;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GestureTest {
    private static final UUID A = UUID.randomUUID();
    private static final UUID B = UUID.randomUUID();
    private static final UUID C = UUID.randomUUID();

    @Test
    void onWhenMadeThenTheListIsOtherwise() {
        assertThat(Gesture.ADD.on(C, List.of(A, B))).containsExactly(A, B, C);
        assertThat(Gesture.REMOVE.on(A, List.of(A, B))).containsExactly(B);
        assertThat(Gesture.UP.on(B, List.of(A, B, C))).containsExactly(B, A, C);
        assertThat(Gesture.DOWN.on(B, List.of(A, B, C))).containsExactly(A, C, B);
    }

    @Test
    void onWhenThereIsNothingToDoThenTheListStays() {
        assertThat(Gesture.ADD.on(A, List.of(A, B))).containsExactly(A, B);
        assertThat(Gesture.REMOVE.on(C, List.of(A, B))).containsExactly(A, B);
        assertThat(Gesture.UP.on(A, List.of(A, B))).containsExactly(A, B);
        assertThat(Gesture.UP.on(C, List.of(A, B))).containsExactly(A, B);
        assertThat(Gesture.DOWN.on(B, List.of(A, B))).containsExactly(A, B);
        assertThat(Gesture.DOWN.on(C, List.of(A, B))).containsExactly(A, B);
    }
}
