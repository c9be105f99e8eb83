/**
 * What every page shares: layout (template {@code kit/layout}), language, form guard. The words of a feature's pages
 * live in that service's bundle.
 */
package fr.ent.kit.page;
