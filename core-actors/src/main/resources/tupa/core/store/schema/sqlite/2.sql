-- Written to and emptied again by a store in trouble, to learn whether it works again.
create table probe (
  filler text not null
) strict;
