-- Who learns here, and which browsers are signed in. Only a hash of a session's secret is kept.
create table learner (
    id         varchar(36)  not null primary key,
    name       varchar(100) not null,
    created_at timestamp(6) with time zone not null
);

insert into learner (id, name, created_at) values ('local', 'Local learner', current_timestamp);

create table browser_session (
    id_hash    varchar(64)  not null primary key,
    learner_id varchar(36)  not null references learner (id),
    form_token varchar(64)  not null,
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null
);
