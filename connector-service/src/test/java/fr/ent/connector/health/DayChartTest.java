package fr.ent.connector.health;

import fr.ent.connector.health.HealthView.Day;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DayChartTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @Test
    void ofWhenDaysDifferThenTheHighestFillsTheDrawingAndNothingLeavesIt() {
        DayChart chart = DayChart.of(List.of(new Day(DAY, 900, 100), new Day(DAY, 0, 1), new Day(DAY, 999, 1)));

        assertThat(chart.bars().get(0)).isEqualTo(new DayChart.Bar(0, 10, 90, 0, 10));
        assertThat(chart.bars().get(1)).isEqualTo(new DayChart.Bar(24, 100, 0, 98, 2));
        assertThat(chart.bars()).allMatch(bar -> bar.failureTop() >= 0 && bar.success() + bar.failure() <= 100);
        assertThat(chart.successes()).isEqualTo(1899);
        assertThat(chart.failures()).isEqualTo(102);
    }

    @Test
    void ofWhenThereIsNoDayThenNoBar() {
        assertThat(DayChart.of(List.of()).bars()).isEmpty();
    }
}
