package fr.ent.connector.health;

import fr.ent.connector.health.HealthView.Day;
import java.util.ArrayList;
import java.util.List;

/**
 * Days as bars of a drawing: successes from the ground, failures on top of them. Its text is the table beside it.
 *
 * @param bars in the order of the days
 */
public record DayChart(List<Bar> bars, long successes, long failures) {
    static final int HEIGHT = 100;
    private static final int STEP = 24;

    /** A day's two parts, in units of the drawing. */
    public record Bar(int x, int successTop, int success, int failureTop, int failure) {}

    static DayChart of(List<Day> days) {
        long most = days.stream()
                .mapToLong(day -> day.successes() + day.failures())
                .max()
                .orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            int success = height(days.get(i).successes(), most);
            int failure = Math.min(height(days.get(i).failures(), most), HEIGHT - success);
            bars.add(new Bar(i * STEP, HEIGHT - success, success, HEIGHT - success - failure, failure));
        }
        return new DayChart(
                bars,
                days.stream().mapToLong(Day::successes).sum(),
                days.stream().mapToLong(Day::failures).sum());
    }

    public int width() {
        return Math.max(bars.size(), 1) * STEP;
    }

    /** A number that is not nothing is seen. */
    private static int height(long number, long most) {
        return number == 0 ? 0 : (int) Math.max(2, number * HEIGHT / most);
    }
}
