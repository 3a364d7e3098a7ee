package dev.podfall.web.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** Steps by drill. */
interface GameDayStepRepository extends CrudRepository<GameDayStepRow, String> {
    List<GameDayStepRow> findByDrillIdOrderBySequence(String drillId);

    @Query("select drill_id from game_day_step group by drill_id order by min(at), drill_id")
    List<String> drills();
}
