package com.signalcraft.contract;

abstract class NotificationContract extends ContractArea {}
