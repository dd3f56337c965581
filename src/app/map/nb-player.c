/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbPlayer: moves the session's span in steps, as fast as they can be looked at and never faster than they are shown.
 * Owned by the window, which it watches for what the user does; main thread. */

#include "map/nb-player.h"

#include "plot/nb-playback.h"

#define MOVE_US 250000
#define STEP_US 900000          /* from when a step is shown until the next begins */

struct _NbPlayer
{
  GObject     parent_instance;
  GtkWidget  *window;            /* not owned: it owns us */
  GtkWidget  *button;            /* not owned; a press on it is no reason to stop, it does so by itself */
  NbSession  *session;
  NbPlayback  playback;
  double      from[2];           /* where the step began … */
  double      to[2];             /* … and where it leads */
  gint64      since;             /* of the step, then of its being shown; 0: with the next frame */
  gboolean    moving;
  gboolean    own;               /* it is we who change the span */
  guint       tick_id;
};

enum { PROP_0, PROP_PLAYING, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (NbPlayer, nb_player, G_TYPE_OBJECT)

static void
show (NbPlayer *self,
      double    share)
{
  double eased = 1 - (1 - share) * (1 - share) * (1 - share);

  self->own = TRUE;
  if (share >= 1)
    nb_session_set_span (self->session, self->to[0], self->to[1]);
  else
    nb_session_set_span (self->session, self->from[0] + (self->to[0] - self->from[0]) * eased,
                         self->from[1] + (self->to[1] - self->from[1]) * eased);
  self->own = FALSE;
}

static void
begin_step (NbPlayer *self)
{
  gboolean animate = TRUE;

  nb_session_get_span (self->session, &self->from[0], &self->from[1]);
  g_object_get (gtk_widget_get_settings (self->window), "gtk-enable-animations", &animate, NULL);
  self->moving = animate;
  self->since = 0;
  if (!animate)
    show (self, 1);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  NbPlayer *self = data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  /* what is still being counted has not been shown */
  if (self->since == 0 || nb_session_is_loading (self->session))
    self->since = now;
  if (self->moving)
    {
      double share = MIN ((double) (now - self->since) / MOVE_US, 1);

      show (self, share);
      if (share >= 1)
        {
          self->moving = FALSE;
          self->since = 0;
        }
    }
  else if (now - self->since >= STEP_US)
    {
      if (!nb_playback_next (&self->playback, &self->to[0], &self->to[1]))
        {
          nb_player_stop (self);
          return G_SOURCE_REMOVE;
        }
      begin_step (self);
    }
  return G_SOURCE_CONTINUE;
}

static void
span_changed_cb (NbPlayer *self)
{
  if (!self->own)
    nb_player_stop (self);
}

/* --- what the user does --- */

static gboolean
is_on_button (NbPlayer *self,
              GdkEvent *event)
{
  GtkWidget *found;
  double x, y, dx, dy;

  if (!gdk_event_get_position (event, &x, &y)
      || gdk_event_get_surface (event) != gtk_native_get_surface (GTK_NATIVE (self->window)))
    return FALSE;
  gtk_native_get_surface_transform (GTK_NATIVE (self->window), &dx, &dy);
  found = gtk_widget_pick (self->window, x - dx, y - dy, GTK_PICK_DEFAULT);
  return found != NULL && (found == self->button || gtk_widget_is_ancestor (found, self->button));
}

static gboolean
key_pressed (NbPlayer *self,
             GdkEvent *event)
{
  switch (gdk_key_event_get_keyval (event))
    {
    case GDK_KEY_space:
    case GDK_KEY_Escape:
      nb_player_stop (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_p:
    case GDK_KEY_P:
      /* the action's own key: it stops by itself */
      if ((gdk_event_get_modifier_state (event) & GDK_CONTROL_MASK) != 0)
        return GDK_EVENT_PROPAGATE;
      break;
    default:
      break;
    }
  if (!gdk_key_event_is_modifier (event))
    nb_player_stop (self);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
event_cb (GtkEventControllerLegacy *controller,
          GdkEvent                 *event,
          NbPlayer                 *self)
{
  if (self->tick_id == 0)
    return GDK_EVENT_PROPAGATE;
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
      return key_pressed (self, event);
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
      if (!is_on_button (self, event))
        nb_player_stop (self);
      break;
    case GDK_SCROLL:
    case GDK_TOUCHPAD_PINCH:
    case GDK_TOUCHPAD_SWIPE:
      nb_player_stop (self);
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

/* --- object --- */

static void
nb_player_dispose (GObject *object)
{
  NbPlayer *self = NB_PLAYER (object);

  nb_player_stop (self);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (nb_player_parent_class)->dispose (object);
}

static void
nb_player_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  if (id == PROP_PLAYING)
    g_value_set_boolean (value, nb_player_is_playing (NB_PLAYER (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
nb_player_class_init (NbPlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = nb_player_dispose;
  object_class->get_property = nb_player_get_property;
  properties[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
nb_player_init (NbPlayer *self)
{
}

/**
 * nb_player_new:
 * @window: whose frames are the beat; it must own what is returned
 * @button: starts and stops playing
 *
 * Returns: (transfer full): a player without a session
 */
NbPlayer *
nb_player_new (GtkWidget *window,
               GtkWidget *button)
{
  NbPlayer *self = g_object_new (NB_TYPE_PLAYER, NULL);
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  self->window = window;
  self->button = button;
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (event_cb), self, 0);
  gtk_widget_add_controller (window, controller);
  return self;
}

/**
 * nb_player_set_session:
 * @session: (nullable): whose span is moved
 */
void
nb_player_set_session (NbPlayer  *self,
                       NbSession *session)
{
  g_return_if_fail (NB_IS_PLAYER (self));

  nb_player_stop (self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (session, "span-changed", G_CALLBACK (span_changed_cb), self, G_CONNECT_SWAPPED);
}

gboolean
nb_player_is_playing (NbPlayer *self)
{
  g_return_val_if_fail (NB_IS_PLAYER (self), FALSE);

  return self->tick_id != 0;
}

/**
 * nb_player_start:
 *
 * Begins to play from the visible span; all of it is one step back in the history of views.
 */
void
nb_player_start (NbPlayer *self)
{
  double from, to, min, max;

  g_return_if_fail (NB_IS_PLAYER (self));

  if (self->tick_id != 0 || self->session == NULL || nb_catalog_get_n_rows (nb_session_get_catalog (self->session)) == 0)
    return;
  nb_session_remember (self->session);
  nb_session_get_span (self->session, &from, &to);
  nb_session_get_extent (self->session, &min, &max);
  nb_playback_init (&self->playback, from, to, min, max, &self->to[0], &self->to[1]);
  self->tick_id = gtk_widget_add_tick_callback (self->window, tick_cb, self, NULL);
  begin_step (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
}

/**
 * nb_player_stop:
 *
 * What is shown stays.
 */
void
nb_player_stop (NbPlayer *self)
{
  g_return_if_fail (NB_IS_PLAYER (self));

  if (self->tick_id == 0)
    return;
  gtk_widget_remove_tick_callback (self->window, self->tick_id);
  self->tick_id = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
}
