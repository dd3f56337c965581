/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which theme, fonts and text size the desktop asks for, and when that changes. Main thread. */

#include "widgets/nb-style.h"

#include "widgets/nb-adaptive-bin.h"

#include <adwaita.h>

/**
 * nb_style_get_theme:
 *
 * Returns: the colours that go with the desktop's light, dark and high contrast settings
 */
const NbTheme *
nb_style_get_theme (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);

  if (adw_style_manager_get_high_contrast (style))
    return nb_theme_get (dark ? NB_THEME_DARK_CONTRAST : NB_THEME_LIGHT_CONTRAST);
  return nb_theme_get (dark ? NB_THEME_DARK : NB_THEME_LIGHT);
}

/**
 * nb_style_new_typesetter:
 *
 * Returns: (transfer full): a typesetter with the widget's font at the user's text size
 */
NbTypesetter *
nb_style_new_typesetter (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);

  return nb_typesetter_new (context, pango_font_description_get_family (font), nb_widget_get_text_scale (widget));
}

/**
 * nb_style_prepare_popover:
 *
 * Without an arrow where the desktop cannot draw one: what is transparent would be black.
 */
void
nb_style_prepare_popover (GtkPopover *popover)
{
  if (!gdk_display_is_composited (gtk_widget_get_display (GTK_WIDGET (popover))))
    gtk_popover_set_has_arrow (popover, FALSE);
}

/**
 * nb_style_watch:
 * @colours_changed: (nullable): called with @widget when the theme changed
 * @font_changed: (nullable): called with @widget when the font or the text size changed
 */
void
nb_style_watch (GtkWidget *widget,
                GCallback  colours_changed,
                GCallback  font_changed)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkSettings *settings = gtk_settings_get_default ();

  if (colours_changed != NULL)
    {
      g_signal_connect_object (style, "notify::dark", colours_changed, widget, G_CONNECT_SWAPPED);
      g_signal_connect_object (style, "notify::high-contrast", colours_changed, widget, G_CONNECT_SWAPPED);
    }
  if (font_changed != NULL)
    {
      g_signal_connect_object (settings, "notify::gtk-font-name", font_changed, widget, G_CONNECT_SWAPPED);
      g_signal_connect_object (settings, "notify::gtk-xft-dpi", font_changed, widget, G_CONNECT_SWAPPED);
    }
}
