-- What of their working hours whoever is on duty keeps free for it.

alter table duty.rota_layer add column duty_per_mille integer not null default 500 check (duty_per_mille between 0 and 1000);
alter table duty.rota_layer alter column duty_per_mille drop default;
