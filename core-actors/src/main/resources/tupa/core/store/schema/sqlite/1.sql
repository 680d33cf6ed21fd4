create table room (
  id integer primary key,
  name text not null unique,
  epoch text not null,
  topic text not null
) strict;

-- nick and peer_nick are those at acceptance; sent_at is in milliseconds since 1970.
-- The primary key fences off a second writer, the unique key recognises what is posted again.
-- With rowid: many rooms at once were then stored a quarter faster, and one hot room as fast.
create table message (
  room_id integer not null references room (id),
  seq integer not null,
  sender text not null,
  nick text not null,
  peer_nick text,
  kind text not null,
  sent_at integer not null,
  text text not null,
  client_msg_id text not null,
  primary key (room_id, seq),
  unique (room_id, sender, client_msg_id)
) strict;

-- expires is in milliseconds since 1970, and null while the user is connected.
create table session (
  user text primary key,
  nick text not null,
  status text not null,
  token_hash text not null,
  expires integer
) strict, without rowid;

create table session_room (
  user text not null references session (user) on delete cascade,
  position integer not null,
  room text not null,
  since integer not null,
  epoch text not null,
  primary key (user, position)
) strict, without rowid;
