package dev.podfall.web.store;

import java.util.Map;

class StoreOnH2Test extends StoreContract {
    @Override
    DatabaseSettings database() {
        return DatabaseSettings.of(Map.of(), home);
    }
}
