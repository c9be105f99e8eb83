/** Plain SQL, because the hot path counts its statements; no rule of the product lives here. */
package fr.ent.sso.database;
