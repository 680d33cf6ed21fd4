-- A line for each of the session's rooms: its key, the position from which on the session may see its events, and its epoch,
-- divided by spaces. They are read and written with the session only: so it is one statement, however many there are.
alter table session add column rooms text not null default '';

update session set rooms = coalesce(
  (select group_concat(room || ' ' || since || ' ' || epoch, char(10) order by position)
    from session_room where session_room.user = session.user), '');

drop table session_room;
