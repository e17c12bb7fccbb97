-- An alert tells of everything that one cause did: the list of it, how urgent it is, and whether it is the simulator's.
ALTER TABLE alerts
    ADD COLUMN severity text    NOT NULL DEFAULT 'warning' CHECK (severity IN ('info', 'warning', 'critical')),
    ADD COLUMN cause    text    NOT NULL DEFAULT '',
    ADD COLUMN changes  text    NOT NULL DEFAULT '[]',
    ADD COLUMN sandbox  boolean NOT NULL DEFAULT false;
