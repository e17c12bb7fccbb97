CREATE TABLE base_test.things (id bigint PRIMARY KEY);
