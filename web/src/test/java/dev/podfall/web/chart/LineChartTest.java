package dev.podfall.web.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineChartTest {
    @ParameterizedTest
    @CsvSource({"0, 100, 100", "40, 100, 100", "0, 0, 1", "3, 0, 3"})
    void the_vertical_axis_reaches_what_it_is_to_reach(double value, double reach, String highest) {
        var lines = List.of(new LineChart.Line("line", List.of(value, value)));
        var chart = new LineChart("title", "x", "y", List.of(1.0, 2.0), lines, null, false, reach);
        var ticks = chart.y().ticks();
        assertThat(ticks.get(0).label()).isEqualTo("0");
        assertThat(ticks.get(ticks.size() - 1).label()).isEqualTo(highest);
    }
}
