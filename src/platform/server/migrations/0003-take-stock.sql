-- Plans of statements are kept per connection. One made while a table was nearly empty may look through all of it when it has grown by
-- thousands of rows at once, until autovacuum comes by; whoever brought the rows has the tables counted, which makes those plans anew.
create function platform.take_stock(variadic tables regclass[]) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare counted regclass;
begin
  foreach counted in array tables loop
    execute format('analyze %s', counted);
  end loop;
end $$;
