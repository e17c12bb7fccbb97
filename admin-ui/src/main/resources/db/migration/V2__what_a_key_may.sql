-- What one key may, within what its account may. Empty: as the account; no addresses: from anywhere.
alter table access.api_key
    add column groups      text[],
    add column quota       jsonb,
    add column allowed_ips text[] not null default '{}',
    add column expires_at  timestamptz;
