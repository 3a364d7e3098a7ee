-- A tab that saves says which revision of the answer it saw. Answers are as long as a form may be, escaped as JSON.
alter table answer add column revision bigint default 1 not null;
alter table answer alter column response set data type varchar(200000);
