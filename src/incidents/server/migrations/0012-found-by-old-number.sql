-- An incident from another program is found by what it was called there.

update platform.search_entry s set text = s.text || E' \n' || lower(i.external_id)
  from incidents.incident i
 where s.org_id = i.org_id and s.thing = 'incident' and s.row_id = i.id and i.external_id is not null;
